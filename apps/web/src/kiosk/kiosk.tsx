import '../components/tokens.css'
import '../components/base.css'
import { createRoot } from 'react-dom/client'
import { Page } from './page'
import type { PageData } from './page-data'

const page = document.getElementById('page')
const data = document.getElementById('data')?.textContent
if (page && data) createRoot(page).render(<Page data={JSON.parse(data) as PageData} />)
