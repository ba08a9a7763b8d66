/** A Lua script. `now` (ms since the epoch) is defined; its own arguments begin at ARGV[2]. */
export type LuaScript = { readonly name: string; readonly keys: number; readonly lua: string };
