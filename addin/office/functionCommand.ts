// A button of the ribbon that runs without the pane. Knows Office's event for it: Outlook waits, with a spinner, until it is told the end.

/** Office's own limit is five minutes; people look elsewhere long before. */
const LONGEST_MS = 60_000;

/**
 * Runs `run` when the manifest's function `name` is pressed, and tells Outlook the end whatever comes of it.
 * Does nothing outside of Outlook.
 */
export function onCommand(name: string, run: () => Promise<void>): void {
  if (typeof Office === 'undefined') return;
  Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
    let isOver = false;
    const end = () => {
      if (!isOver) event.completed();
      isOver = true;
    };
    setTimeout(end, LONGEST_MS);
    run().then(end, end);
  });
  // Office hands presses on only when somebody asked whether it is ready.
  void Office.onReady();
}
