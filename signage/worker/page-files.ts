/** Every file of the build that a text (the page, a script, a style sheet) names, as addresses under `/signage/`. */
export function pageFiles(text: string): readonly string[] {
  const named = text.matchAll(
    /(?:\/signage\/assets\/|(?<=["'(`])(?:\.\/|assets\/|\.\/assets\/))([\w.-]+\.(?:js|css|woff2|woff|svg|png|webp))/g,
  );
  return [...new Set([...named].map((match) => `/signage/assets/${match[1] ?? ''}`))];
}
