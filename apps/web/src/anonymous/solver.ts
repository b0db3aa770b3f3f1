import { type Challenge, solved } from './solve'

/** Runs beside the page, so that no thumb ever waits for it. */
addEventListener('message', ({ data }: MessageEvent<Challenge>) => postMessage(solved(data)))
