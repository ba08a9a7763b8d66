/** The part of Adaptive Cards 1.5 that Avain uses, as types: what does not fit here is not sent. */
export type AdaptiveCard = {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  /** BCP 47; screen readers choose the voice by it. */
  readonly lang: string;
  /** Shown by clients that cannot draw the card; reveals nothing about the case. */
  readonly fallbackText: string;
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
};

export type Element = TextBlock | FactSet | Container | InputText | InputChoiceSet | InputToggle;

export type TextBlock = {
  readonly type: 'TextBlock';
  /** Markdown is live here: texts of the directory or of people go through `plain()`. */
  readonly text: string;
  readonly wrap: true;
  readonly style?: 'heading' | 'default';
  readonly size?: 'small' | 'default' | 'medium' | 'large';
  readonly weight?: 'default' | 'bolder';
  readonly isSubtle?: true;
  readonly spacing?: 'none' | 'small' | 'default' | 'medium' | 'large';
  readonly separator?: true;
};

export type FactSet = {
  readonly type: 'FactSet';
  readonly facts: readonly { readonly title: string; readonly value: string }[];
};

type Container = {
  readonly type: 'Container';
  readonly style?: 'default' | 'emphasis' | 'good' | 'attention' | 'warning' | 'accent';
  readonly items: readonly Element[];
};

export type InputText = {
  readonly type: 'Input.Text';
  readonly id: string;
  /** Read out by screen readers; a placeholder is not. */
  readonly label: string;
  readonly placeholder?: string;
  readonly isRequired?: true;
  readonly errorMessage?: string;
  readonly maxLength?: number;
  readonly regex?: string;
  readonly isMultiline?: true;
};

export type InputChoiceSet = {
  readonly type: 'Input.ChoiceSet';
  readonly id: string;
  readonly label: string;
  readonly style: 'compact' | 'expanded';
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly placeholder?: string;
  readonly isRequired?: true;
  readonly errorMessage?: string;
  readonly wrap?: true;
};

export type InputToggle = {
  readonly type: 'Input.Toggle';
  readonly id: string;
  readonly title: string;
  readonly wrap: true;
  readonly value?: 'true' | 'false';
  /** The press waits until it is on. */
  readonly isRequired?: true;
  readonly errorMessage?: string;
};

export type Action = SubmitAction | OpenUrlAction | ShowCardAction;

/** Opens a card below the buttons: where a step needs a form, or there are more steps than buttons. */
export type ShowCardAction = {
  readonly type: 'Action.ShowCard';
  readonly title: string;
  readonly card: {
    readonly type: 'AdaptiveCard';
    readonly body: readonly Element[];
    readonly actions: readonly (SubmitAction | OpenUrlAction)[];
  };
};

export type SubmitAction = {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly style?: 'default' | 'positive' | 'destructive';
  /** `none`: the press carries no input and is not held back by a required one (Cancel, Help). */
  readonly associatedInputs?: 'auto' | 'none';
  readonly data: Readonly<Record<string, unknown>>;
};

export type OpenUrlAction = { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string };
