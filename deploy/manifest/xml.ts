// XML as plain elements, so that the checks of the manifest are functions of data.
import { SaxesParser } from 'saxes';

export interface XmlElement {
  /** The name without its prefix: `Image` of `bt:Image`. */
  readonly name: string;
  /** The namespace, such as that of VersionOverrides 1.1. */
  readonly namespace: string;
  /** By their names as written, `xsi:type` too. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** What is written between its tags, without the blanks around it. */
  readonly text: string;
}

/** An element whose end has not come yet. */
interface Opened extends XmlElement {
  readonly children: Opened[];
  text: string;
}

/** @throws Error when the text is not well formed. */
export function parseXml(text: string): XmlElement {
  const top: Opened = { name: '', namespace: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const named = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    const element: Opened = { name: local, namespace: uri, attributes: Object.fromEntries(named), children: [], text: '' }; // prettier-ignore
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (written) => {
    const element = open.at(-1);
    if (element) element.text += written.trim();
  });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  const [root] = top.children;
  if (root === undefined) throw new Error('There is no element in it.');
  return root;
}

/** The value of `xsi:type`, empty where there is none. */
export function typeOf(element: XmlElement): string {
  return element.attributes['xsi:type'] ?? '';
}

/** The first child of the name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** The element's descendants of the name, not looking into elements of the names in `except`. */
export function within(element: XmlElement, name: string, except: readonly string[] = []): readonly XmlElement[] {
  return element.children
    .filter((child) => !except.includes(child.name))
    .flatMap((child) => [...(child.name === name ? [child] : []), ...within(child, name, except)]);
}

/** The element itself and all below it. */
export function everything(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(everything)];
}
