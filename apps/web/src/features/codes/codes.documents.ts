import { graphql } from '../../api/graphql'

export const DisableCode = graphql(`
  mutation DisableCode($input: ChangeCodeInput!) {
    disableCode(input: $input) { id }
  }
`)

export const EnableCode = graphql(`
  mutation EnableCode($input: ChangeCodeInput!) {
    enableCode(input: $input) { id }
  }
`)

export const ReplaceCode = graphql(`
  mutation ReplaceCode($input: ChangeCodeInput!) {
    replaceCode(input: $input) { id code }
  }
`)

export const ScannedPlace = graphql(`
  query ScannedPlace($code: String!) {
    locationCode(code: $code) { id site { id } location { id } }
  }
`)
