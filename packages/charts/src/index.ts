export type {
  BarChart,
  Chart,
  ChoiceMap,
  ColourRole,
  FlowMap,
  LineChart,
  LineSeries,
  MatrixChart,
  SharesChart,
  ValueMap,
} from './chart.ts';
export type { Box, TextBox } from './drawing/box.ts';
export type { Theme } from './drawing/drawing.ts';
export { chartCss } from './drawing/paint.ts';
export { PALETTE, paletteProperties } from './drawing/palette.ts';
export { classOf, type Thresholds } from './map/classes.ts';
export { valueThresholds } from './map/value-map.ts';
export { type ChartLayout, type ChartOptions, layoutChart, renderChart } from './render-chart.ts';
