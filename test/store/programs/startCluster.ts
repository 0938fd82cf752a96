// A process of its own for the tests: starts the embedded cluster of argv[2], says its address and stays until it is killed.
import { startEmbeddedPostgres } from '../../../api/platform/embeddedPostgres.ts';

const cluster = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', settings: { fsync: 'off' } });
process.stdout.write(`${cluster.url('postgres')}\n`);
setInterval(() => undefined, 1_000);
