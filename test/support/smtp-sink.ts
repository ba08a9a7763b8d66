import { createServer, type Socket } from 'node:net';

export type SmtpSink = {
  readonly port: number;
  readonly mails: { readonly to: string; readonly data: string }[];
  /** Replies by SMTP command; `hang` answers never, `drop` cuts the line. */
  readonly script: Partial<Record<'MAIL' | 'RCPT' | 'DATA' | 'END', string>>;
  readonly close: () => Promise<void>;
};

/** A little SMTP server (RFC 5321, without extensions) that keeps what it takes. */
export async function startSmtpSink(): Promise<SmtpSink> {
  const mails: SmtpSink['mails'] = [];
  const script: SmtpSink['script'] = {};
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    let to = '';
    let data: string | undefined;
    let pending = '';
    const reply = (step: keyof SmtpSink['script'], usual: string) => {
      const answer = script[step] ?? usual;
      if (answer === 'drop') socket.destroy();
      else if (answer !== 'hang') socket.write(`${answer}\r\n`);
    };
    const line = (text: string) => {
      if (data !== undefined) {
        if (text !== '.') {
          data += `${text}\r\n`;
          return;
        }
        if (script.END === undefined) mails.push({ to, data });
        data = undefined;
        reply('END', '250 kept');
        return;
      }
      const verb = text.slice(0, 4).toUpperCase();
      if (verb === 'MAIL') reply('MAIL', '250 ok');
      else if (verb === 'RCPT') {
        to = /<([^>]*)>/.exec(text)?.[1] ?? '';
        reply('RCPT', '250 ok');
      } else if (verb === 'DATA') {
        if (script.DATA === undefined) data = '';
        reply('DATA', '354 go on');
      } else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else socket.write(verb === 'EHLO' || verb === 'HELO' ? '250 sink\r\n' : '502 no\r\n');
    };
    socket.write('220 sink ESMTP\r\n');
    socket.on('data', (chunk: Buffer) => {
      const lines = (pending + chunk.toString('utf8')).split('\r\n');
      pending = lines.pop() ?? '';
      for (const text of lines) line(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    mails,
    script,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
