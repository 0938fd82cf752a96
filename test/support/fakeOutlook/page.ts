// The page of the fake Outlook: it frames pages of the add-in as Outlook on the web does, and hands their messages to the test's process.
// Also the little of MicrosoftAjax.js that office.js calls, since only Microsoft's network has that script.

/** Of Outlook on the web: office.js checks it. */
export const OUTLOOK_ORIGIN = 'https://outlook.office.com';

export const HOST_PAGE = `<!doctype html>
<html lang="en">
<title>Outlook</title>
<style>
  body { margin: 0 }
  iframe { border: 0; width: 100vw; height: 100vh; display: block }
  iframe.hidden { position: absolute; width: 0; height: 0 }
</style>
<body>
<script>
  const frameOf = (source) => [...document.querySelectorAll('iframe')].find((frame) => frame.contentWindow === source);
  const send = (frame, message) => frame.contentWindow?.postMessage(JSON.stringify(message), '*');
  addEventListener('message', async (event) => {
    let request;
    try { request = JSON.parse(event.data); } catch { return; }
    const frame = frameOf(event.source);
    if (!frame || request._messageType !== 0) return;
    const data = await askOutlook(frame.id, request._actionName, request._actionType, request._data ?? null);
    if (data === null) return;
    send(frame, { ...request, _messageType: 1, _responseType: 0, _errorCode: 0, _data: data });
  });
  window.raise = (id, event, data) => send(document.getElementById(id), {
    _messageType: 1, _responseType: 1, _errorCode: 0, _actionName: event, _conversationId: id, _correlationId: 0, _data: data,
  });
  window.show = (id, url, name, isHidden) => {
    const frame = Object.assign(document.createElement('iframe'), { id, src: url, name, title: id });
    if (isHidden) frame.className = 'hidden';
    frame.setAttribute('sandbox', 'allow-downloads allow-forms allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts');
    document.body.append(frame);
  };
  window.hide = (id) => document.getElementById(id)?.remove();
</script>
</body>
</html>`;

export const MICROSOFT_AJAX = `
window.Type = Function;
Type.registerNamespace = (name) => name.split('.').reduce((parent, part) => (parent[part] ??= {}), window);
Type.registerClass = () => {};
Type.prototype.registerClass = function () { return this; };
Function._validateParams = () => null;
Function.createDelegate = (instance, method) => method.bind(instance);
window.Sys = { StringBuilder: function () {}, Debug: { trace() {} }, Serialization: {
  JavaScriptSerializer: { serialize: JSON.stringify, deserialize: JSON.parse } } };
Error.create = (message, parts) => Object.assign(new Error(message), parts);
for (const kind of ['argument', 'argumentNull', 'argumentOutOfRange', 'argumentType', 'parameterCount', 'invalidOperation', 'notImplemented'])
  Error[kind] = (...parts) => new Error(kind + ': ' + parts.join(' '));
String.format = (text, ...parts) => text.replace(/\\{(\\d+)\\}/g, (_all, index) => parts[index]);
`;

/** The name that Outlook gives the frame; office.js reads from it where it is. It outlives a reload. */
export function frameName(id: string, language: string): string {
  return JSON.stringify({
    baseFrameName: id,
    hostInfo: `Outlook|Web|16.01|${language}|test||||0`,
    xdmInfo: `${id}|addin|${OUTLOOK_ORIGIN}`,
    serializerVersion: 1,
  });
}
