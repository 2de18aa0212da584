export { type ColumnNames, SQL_NAME } from './columns.ts';
export * from './sql-directory.ts';
