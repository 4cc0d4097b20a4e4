import type { HighlighterCore, TokenStyles } from 'shiki/core';

const fontSize = 13;
const lineHeight = 20;
const padding = 20;
/** The width of a letter, as a part of the font's size: that of the common monospaced fonts. */
const letterWidth = 0.6;

const themes = { light: 'github-light', dark: 'github-dark' } as const;
type Theme = keyof typeof themes;

interface Piece {
  readonly text: string;
  readonly colors: Readonly<Record<Theme, string>>;
}

/** An SVG of a schema in colours; light or dark, as the reader's browser is. */
export function renderPicture(highlighter: HighlighterCore, code: string): string {
  const lines = highlighter
    .codeToTokensWithThemes(code.trimEnd(), { lang: 'schemac', themes })
    .map((line) => line.map(({ content, variants }) => ({ text: content, colors: colorsOf(variants) })));
  const columns = Math.max(...code.split('\n').map((line) => line.length));
  const width = Math.ceil(columns * fontSize * letterWidth + 2 * padding);
  const height = lines.length * lineHeight + 2 * padding;
  const palette = [...new Set(lines.flat().map(({ colors }) => `${colors.light} ${colors.dark}`))];
  const texts = lines.map((line, index) => lineText(line, index, palette));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    styleSheet(palette),
    `<rect class="paper" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
    ...texts,
    '</svg>',
    '',
  ].join('\n');
}

function colorsOf(variants: Readonly<Record<string, TokenStyles>>): Record<Theme, string> {
  return { light: variants.light?.color ?? '#24292e', dark: variants.dark?.color ?? '#e1e4e8' };
}

function lineText(line: readonly Piece[], index: number, palette: readonly string[]): string {
  const y = padding + index * lineHeight + fontSize;
  const spans = line.map(({ text, colors }) => {
    const color = palette.indexOf(`${colors.light} ${colors.dark}`);
    return `<tspan class="c${color}">${escapeXml(text)}</tspan>`;
  });
  return `<text x="${padding}" y="${y}" xml:space="preserve">${spans.join('')}</text>`;
}

function styleSheet(palette: readonly string[]): string {
  const rules = (theme: Theme) =>
    palette.map((pair, index) => `.c${index}{fill:${pair.split(' ')[theme === 'light' ? 0 : 1]}}`).join('');
  return [
    '<style>',
    `text{font:${fontSize}px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;white-space:pre}`,
    `.paper{fill:#ffffff;stroke:#d0d7de}${rules('light')}`,
    `@media(prefers-color-scheme:dark){.paper{fill:#0d1117;stroke:#30363d}${rules('dark')}}`,
    '</style>',
  ].join('\n');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
