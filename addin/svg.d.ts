// An imported SVG file is the address at which the bundle serves it.
declare module '*.svg' {
  const address: string;
  export default address;
}
