import { randomBytes } from 'node:crypto';
import tls from 'node:tls';
import { generate } from 'selfsigned';

export type ServerCertificate = {
  /** PEM of the authority that signed it; made for this run and kept nowhere. */
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
};

/** A fresh authority and, signed by it, a certificate for this machine's loopback names. */
export async function makeServerCertificate(): Promise<ServerCertificate> {
  const settings = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;
  // Of two trusted authorities with one name OpenSSL may ask the wrong one: each run has its own.
  const name = `Avain playground ${randomBytes(6).toString('hex')}`;
  const ca = await generate([{ name: 'commonName', value: name }], {
    ...settings,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const server = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...settings,
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { ca: ca.cert, cert: server.cert, key: server.private };
}

/** Makes this whole process trust one more authority. Call it before anything connects to the stand-in. */
export function trustAuthority(ca: string): void {
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), ca]);
}
