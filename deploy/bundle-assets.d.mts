import type { AssetFile } from '../web/page-assets.ts';

export declare function bundleAssets(): Promise<Record<AssetFile, Uint8Array>>;
