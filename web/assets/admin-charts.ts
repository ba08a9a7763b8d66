import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartConfiguration,
} from 'chart.js';
import { el, table, whenShown } from './admin-dom.ts';
import { themeNow, token } from './admin-theme.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** What a colour means; a chart never tells by colour alone: points, dashes and a table say the same. */
export type Tone = 'good' | 'warn' | 'bad' | 'neutral' | 'brand';

const tones: Readonly<Record<Tone, { readonly token: string; readonly dash: number[]; readonly point: string }>> = {
  good: { token: 'colorPaletteGreenForeground3', dash: [], point: 'circle' },
  warn: { token: 'colorPaletteMarigoldForeground3', dash: [6, 3], point: 'triangle' },
  bad: { token: 'colorPaletteRedForeground3', dash: [2, 3], point: 'rectRot' },
  neutral: { token: 'colorNeutralForeground3', dash: [8, 3, 2, 3], point: 'rect' },
  brand: { token: 'colorBrandStroke1', dash: [], point: 'circle' },
};

export type Series = {
  readonly name: string;
  readonly tone: Tone;
  readonly values: readonly number[];
  /** A tone a bar, in the order of `values`, where each says something else. */
  readonly tones?: readonly Tone[];
};
export type ChartModel = {
  readonly kind: 'lines' | 'stacked' | 'bars';
  readonly title: string;
  /** The heading above says the title already. */
  readonly titled?: boolean;
  /** The picture in a sentence. */
  readonly summary: string;
  /** Heading of the first column, and its cells. */
  readonly axis: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly number: (value: number) => string;
  readonly tableWords: string;
};

const living = new Set<{ readonly chart: Chart; readonly model: ChartModel; readonly canvas: HTMLCanvasElement }>();

/** A picture, the sentence that says the same, and the figures as a table to unfold. */
export function chart(model: ChartModel): HTMLElement {
  const canvas = el('canvas', { role: 'img', 'aria-label': `${model.title}. ${model.summary}` });
  const box = el('div', { class: `chart chart-${model.kind}` }, canvas);
  if (model.kind === 'bars') box.style.setProperty('--bars', String(model.labels.length));
  const figure = el(
    'figure',
    {},
    el(
      'figcaption',
      {},
      model.titled === true ? undefined : el('strong', {}, model.title),
      el('span', { class: 'muted' }, model.summary),
    ),
    box,
    el(
      'details',
      {},
      el('summary', {}, model.tableWords),
      table(
        model.title,
        [model.axis, ...model.series.map(({ name }) => name)],
        model.labels.map((label, place) => [
          label,
          ...model.series.map(({ values }) => model.number(values[place] ?? 0)),
        ]),
      ),
    ),
  );
  // Drawn once it has a size; thrown away with the room.
  whenShown(canvas, () => {
    for (const one of living) if (!one.canvas.isConnected) forget(one);
    living.add({ model, canvas, chart: new Chart(canvas, configuration(model)) });
  });
  return figure;
}

function forget(one: { readonly chart: Chart; readonly model: ChartModel; readonly canvas: HTMLCanvasElement }): void {
  one.chart.destroy();
  living.delete(one);
}

/** Another theme: the canvas knows no custom properties, so every picture is drawn anew. */
export function repaintCharts(): void {
  for (const one of [...living]) {
    forget(one);
    if (one.canvas.isConnected) living.add({ ...one, chart: new Chart(one.canvas, configuration(one.model)) });
  }
}

function configuration(model: ChartModel): ChartConfiguration {
  const text = token('colorNeutralForeground1');
  const grid = token('colorNeutralStroke2');
  const font = { family: token('fontFamilyBase'), size: 12 };
  const scale = (count: boolean, stacked: boolean) => ({
    stacked,
    beginAtZero: true,
    grid: { color: grid, display: count },
    border: { color: grid },
    ticks: {
      ...{ color: text, font, precision: 0, maxRotation: 0, autoSkipPadding: 16, autoSkip: model.kind !== 'bars' },
      ...(count && { callback: (value: number | string) => model.number(Number(value)) }),
    },
  });
  const lying = model.kind === 'bars';
  const stacked = model.kind !== 'lines';
  return {
    type: model.kind === 'lines' ? 'line' : 'bar',
    data: { labels: [...model.labels], datasets: model.series.map((series) => dataset(series, model.kind)) },
    options: {
      indexAxis: lying ? 'y' : 'x',
      responsive: true,
      maintainAspectRatio: false,
      // Nothing flies: figures that grow into place say nothing more, and some people feel ill from it.
      animation: false,
      interaction: { mode: 'index', intersect: false, axis: lying ? 'y' : 'x' },
      scales: { x: scale(lying, stacked), y: scale(!lying, stacked) },
      plugins: {
        legend: {
          display: model.series.length > 1,
          position: 'bottom',
          labels: { color: text, font, usePointStyle: true, boxWidth: 24, padding: 12 },
        },
        tooltip: { callbacks: { label: ({ dataset: of, raw }) => `${of.label ?? ''}: ${model.number(Number(raw))}` } },
      },
    },
  } as ChartConfiguration;
}

function dataset({ name, tone, values, tones: own }: Series, kind: ChartModel['kind']): object {
  const { token: colour, dash, point } = tones[tone];
  const paint = token(colour);
  const shared = { label: name, data: [...values], borderColor: paint, pointStyle: point };
  if (kind === 'lines') {
    return {
      ...{ ...shared, backgroundColor: paint, borderDash: dash, borderWidth: 2 },
      ...{ pointRadius: values.length > 40 ? 0 : 3, tension: 0.2 },
    };
  }
  const fill = (one: Tone) =>
    themeNow() === 'contrast' ? stripes(token(tones[one].token), one) : token(tones[one].token);
  return {
    ...{ ...shared, borderWidth: 1, maxBarThickness: 28, pointStyle: 'rect' },
    backgroundColor: own === undefined ? fill(tone) : own.map(fill),
    borderColor: own === undefined ? paint : own.map((one) => token(tones[one].token)),
  };
}

/** Where colours are few, bars differ by their pattern. */
function stripes(paint: string, tone: Tone): CanvasPattern | string {
  if (tone === 'good' || tone === 'brand') return paint;
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const brush = tile.getContext('2d');
  if (brush === null) return paint;
  brush.fillStyle = token('colorNeutralBackground1');
  brush.fillRect(0, 0, 8, 8);
  brush.strokeStyle = brush.fillStyle = paint;
  brush.lineWidth = 2;
  brush.beginPath();
  if (tone === 'warn') {
    brush.moveTo(0, 8);
    brush.lineTo(8, 0);
  } else if (tone === 'bad') {
    brush.moveTo(0, 0);
    brush.lineTo(8, 8);
    brush.moveTo(0, 8);
    brush.lineTo(8, 0);
  } else {
    brush.rect(3, 3, 2, 2);
  }
  brush.stroke();
  return brush.createPattern(tile, 'repeat') ?? paint;
}
