import { createServer } from 'node:net';
import { Aedes } from 'aedes';

/** The peer: aedes as it comes, which acknowledges without storing, in a process of its own. Prints its port. */
const aedes = await Aedes.createBroker({ connectTimeout: 5_000 });
const server = createServer({ noDelay: true }, (socket) => void aedes.handle(socket));
server.listen({ host: '127.0.0.1', port: 0 }, () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) console.log(address.port);
});
process.on('SIGTERM', () => process.exit(0));
