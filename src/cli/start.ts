import type { Command } from './command.ts'

export const startCommand: Command = async () => 0
