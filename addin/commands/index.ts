// The functions that the ribbon calls without opening the pane; manifest.xml names them.
interface RibbonEvent {
  completed(): void;
}
declare const Office: { actions: { associate(name: string, call: (event: RibbonEvent) => void): void } };

Office.actions.associate('addToSyncList', (event) => event.completed());
