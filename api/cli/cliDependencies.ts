// What the command line is given, so that it can run in a terminal and in a test alike.
import type { ServiceDependencies } from '../services/dependencies.ts';

export interface OpenedServices {
  readonly services: ServiceDependencies;
  close(): Promise<void>;
}

export interface CliDependencies {
  /** Called by commands that need the product, never by --help. Closed when the command is done. */
  open(): Promise<OpenedServices>;
  /** Takes results. */
  readonly stdout: { write(text: string): unknown };
  /** Takes progress and errors. */
  readonly stderr: { write(text: string): unknown };
  sleep(ms: number): Promise<void>;
}
