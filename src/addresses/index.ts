export { type Address, oldAddress } from './address.ts'
export { giveAddress, leadAddressTo, rememberOldAddress, restoreAddress, withdrawAddress } from './giving.ts'
export { lookUp, pathsOf } from './queries.ts'
export { migrations as addressMigrations } from './tables.ts'
