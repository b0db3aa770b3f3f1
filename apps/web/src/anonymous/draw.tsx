import { renderToString } from 'react-dom/server'
import { Page } from './page'
import type { PageData } from './page-data'

/** The first screen as it is sent; `main.tsx` takes it over. */
export const draw = (data: PageData): string => renderToString(<Page first={data} />)
