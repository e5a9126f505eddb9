export { migrations as coordinationMigrations } from './migrations.ts'
