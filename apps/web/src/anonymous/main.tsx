import '../components/tokens.css'
import '../components/base.css'
import { createRoot } from 'react-dom/client'
import { Page } from './page'
import type { PageData } from './page-data'
import { readData } from './read-data'

const page = document.getElementById('page')
if (page) createRoot(page).render(<Page first={readData(document) as PageData} />)
