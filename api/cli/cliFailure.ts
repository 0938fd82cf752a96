// How a command ends when it does not succeed.

/** The command was understood and failed: exit status 1. The message has been written for the person at the terminal. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';
}

/** The command line makes no sense: exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
