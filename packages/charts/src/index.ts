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
export { stepOf, type ValueScale, type ValueStep, valueScale } from './map/classes.ts';
export { type ChartLayout, type ChartOptions, layoutChart, renderChart } from './render-chart.ts';
