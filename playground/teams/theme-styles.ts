import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from '@fluentui/tokens';

/** Names as the page's `data-theme` has them. */
const themes: Readonly<Record<string, Theme>> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

/** Fluent's tokens for Teams as CSS custom properties (`--colorNeutralBackground1`), one block per theme. */
export function themeStyles(): string {
  return Object.entries(themes)
    .map(([name, theme]) => {
      const lines = Object.entries(theme).map(([token, value]) => `--${token}:${String(value)};`);
      return `[data-theme='${name}']{color-scheme:${name === 'light' ? 'light' : 'dark'};${lines.join('')}}`;
    })
    .join('\n');
}
