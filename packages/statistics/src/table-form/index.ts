export {
  attributeHeading,
  columnOf,
  dimensionHeading,
  EXPORT_COLUMNS,
  neutraliseText,
  restoreText,
} from './columns.ts';
