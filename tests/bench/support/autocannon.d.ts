declare module 'autocannon' {
  export type Result = {
    requests: { average: number; total: number }
    latency: { p50: number; p99: number }
    errors: number
    non2xx: number
  }
  export type Options = {
    url: string
    connections: number
    duration: number
    method: 'POST' | 'GET'
    headers?: Record<string, string>
    body?: string
    requests?: { setupRequest(request: object): object }[]
  }
  export default function autocannon(options: Options): Promise<Result>
}
