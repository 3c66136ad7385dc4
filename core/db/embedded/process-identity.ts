import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'

/**
 * A process by number and start time: numbers are used again, above all in containers, where a new start gives the
 * same small numbers to other programs.
 */
export type ProcessIdentity = string

const hasProc = existsSync('/proc/self/stat')

/** Identity of a living process; undefined when there is none of this number (or only its unreaped rest). */
export function identify(pid: number): ProcessIdentity | undefined {
  if (!hasProc) return canSignal(pid) ? `${pid}:` : undefined
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, startTime] = [fields[0], fields[19]]
    return state === 'Z' || state === 'X' ? undefined : `${pid}:${startTime}`
  } catch {
    return undefined
  }
}

export function isAlive(identity: ProcessIdentity): boolean {
  return identify(Number(identity.split(':')[0])) === identity
}

/** This very process. */
export function ownIdentity(): ProcessIdentity {
  return identify(process.pid) ?? `${process.pid}:`
}

/**
 * Numbers of the processes that work in a folder, as far as they may be looked into: containers often forbid it even to
 * root for processes of other users.
 */
export function processesIn(folder: string): number[] {
  if (!hasProc) return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => workingFolder(pid) === folder && identify(pid) !== undefined)
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined // gone meanwhile, or not for us to see
  }
}

/** Whether a living process was started with this very argument; where that cannot be seen, whether it lives. */
export function hasArgument(pid: number, argument: string): boolean {
  if (identify(pid) === undefined) return false
  if (!hasProc) return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(argument)
  } catch {
    return false
  }
}

/** Whether the system still counts this number as used, be it by an ended process that nobody has taken note of. */
export function canSignal(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
