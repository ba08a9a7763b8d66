import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/tokens';
import { setTheme } from '@fluentui/web-components';

const themes = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };
export type ThemeName = keyof typeof themes;

const wishes = { dark: '(prefers-color-scheme: dark)', contrast: '(prefers-contrast: more)' };

/** Teams' own theme where it has said one; else what the browser prefers. */
export function themeNow(): ThemeName {
  const said = document.documentElement.dataset['theme'];
  if (said === 'dark' || said === 'contrast') return said;
  if (said !== undefined) return 'light';
  if (matchMedia(wishes.contrast).matches) return 'contrast';
  return matchMedia(wishes.dark).matches ? 'dark' : 'light';
}

/** Puts Fluent's tokens on the document and again whenever the wish changes; `changed` is told then. */
export function followTheme(changed: () => void): void {
  const paint = () => {
    const name = themeNow();
    setTheme(themes[name]);
    document.documentElement.dataset['shown'] = name;
    document.documentElement.style.colorScheme = name === 'light' ? 'light' : 'dark';
  };
  const again = () => {
    paint();
    changed();
  };
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  for (const wish of Object.values(wishes)) matchMedia(wish).addEventListener('change', again);
  paint();
}

/** A token's value as the canvas of a chart needs it. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
