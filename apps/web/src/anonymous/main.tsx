import '../components/tokens.css'
import '../components/base.css'
import { hydrateRoot } from 'react-dom/client'
import { Page } from './page'
import type { PageData } from './page-data'
import { readData } from './read-data'

const page = document.getElementById('page')
if (page) hydrateRoot(page, <Page first={readData(document) as PageData} />)
