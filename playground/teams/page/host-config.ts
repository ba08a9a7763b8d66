import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from '@fluentui/tokens';

export type ThemeName = 'light' | 'dark' | 'contrast';

const themes: Readonly<Record<ThemeName, Theme>> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

/** Renderer settings for a theme of Teams, from Fluent's tokens: type ramp, spacing ramp, colours. */
export function hostConfig(name: ThemeName): object {
  const theme = themes[name];
  const fontSizes = { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 };
  const fontWeights = { lighter: 300, default: 400, bolder: 600 };
  const container = (backgroundColor: string, borderColor: string): object => ({
    backgroundColor,
    borderColor,
    foregroundColors: foregrounds(theme),
  });
  return {
    supportsInteractivity: true,
    choiceSetInputValueSeparator: ',',
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: theme.colorNeutralStroke2 },
    imageSizes: { small: 32, medium: 52, large: 100 },
    fontTypes: {
      default: { fontFamily: theme.fontFamilyBase, fontSizes, fontWeights },
      monospace: { fontFamily: theme.fontFamilyMonospace, fontSizes, fontWeights },
    },
    textStyles: {
      heading: { size: 'large', weight: 'bolder', color: 'default', isSubtle: false, fontType: 'default' },
    },
    textBlock: { headingLevel: 3 },
    containerStyles: {
      default: container(theme.colorNeutralBackground1, theme.colorNeutralStroke2),
      emphasis: container(theme.colorNeutralBackground2, theme.colorNeutralStroke2),
      accent: container(theme.colorBrandBackground2, theme.colorBrandStroke2),
      good: container(theme.colorStatusSuccessBackground1, theme.colorStatusSuccessBorder1),
      attention: container(theme.colorStatusDangerBackground1, theme.colorStatusDangerBorder1),
      warning: container(theme.colorStatusWarningBackground1, theme.colorStatusWarningBorder1),
    },
    actions: {
      maxActions: 6,
      spacing: 'medium',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    },
    adaptiveCard: { allowCustomStyle: false },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 160 },
      value: { wrap: true },
      spacing: 12,
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', weight: 'default' },
    },
  };
}

function foregrounds(theme: Theme): object {
  const pair = (plain: string, subtle: string = plain): object => ({
    default: plain,
    subtle,
    highlightColors: { default: theme.colorNeutralBackground4, subtle: theme.colorNeutralBackground4 },
  });
  return {
    default: pair(theme.colorNeutralForeground1, theme.colorNeutralForeground3),
    dark: pair(theme.colorNeutralForeground1, theme.colorNeutralForeground2),
    light: pair(theme.colorNeutralForeground3, theme.colorNeutralForeground3),
    accent: pair(theme.colorBrandForeground1),
    good: pair(theme.colorStatusSuccessForeground1),
    warning: pair(theme.colorStatusWarningForeground1),
    attention: pair(theme.colorStatusDangerForeground1),
  };
}
