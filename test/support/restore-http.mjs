// restify changes the prototypes of every request and response of the process (its writeHead returns nothing). Test
// files share Node's own modules within a worker, so each begins with the prototypes as Node made them.
import http from 'node:http';

const kept = Symbol.for('avain.test.http-prototypes');
const own = (object) => Object.getOwnPropertyDescriptors(object);

http[kept] ??= [http.ServerResponse.prototype, http.IncomingMessage.prototype].map((prototype) => ({
  prototype,
  descriptors: own(prototype),
}));
for (const { prototype, descriptors } of http[kept]) {
  for (const name of Reflect.ownKeys(prototype)) if (!(name in descriptors)) delete prototype[name];
  Object.defineProperties(prototype, descriptors);
}
