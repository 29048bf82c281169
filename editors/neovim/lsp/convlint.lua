-- convlint for Neovim 0.11 and newer. Copy to ~/.config/nvim/lsp/convlint.lua, and say in init.lua:
--
--   vim.lsp.enable('convlint')
--   vim.lsp.inlay_hint.enable(true)

local DECLARE = 'convlint.declareInput'

---Asks the server to write the pragma; asks the user for the size where `place` has none.
---@param client vim.lsp.Client
---@param place { uri: string, line?: integer, model?: string, input?: string }
local function declare(client, place)
  local function send(input)
    if input and input ~= '' then
      local arguments = { vim.tbl_extend('force', place, { input = input }) }
      client:request('workspace/executeCommand', { command = DECLARE, arguments = arguments })
    end
  end
  if place.input then
    send(place.input)
  else
    vim.ui.input({ prompt = 'Input size without the batch: ', default = '3x224x224' }, send)
  end
end

---@type vim.lsp.Config
return {
  cmd = { 'convlint', 'server' },
  filetypes = { 'python' },
  root_markers = { 'convlint.toml', 'pyproject.toml', 'setup.py', '.git' },
  init_options = { inlayHints = { enable = true }, codeLens = { enable = true } },
  settings = {
    convlint = { inlayHints = { enable = true }, codeLens = { enable = true }, inputSize = '' },
  },
  commands = {
    -- A code lens and a quick fix come here.
    [DECLARE] = function(command, ctx)
      declare(assert(vim.lsp.get_client_by_id(ctx.client_id)), command.arguments[1])
    end,
  },
  on_attach = function(client, bufnr)
    -- :ConvlintInput 3x227x227 declares the size of the model at the cursor.
    vim.api.nvim_buf_create_user_command(bufnr, 'ConvlintInput', function(options)
      local line = vim.api.nvim_win_get_cursor(0)[1] - 1
      local input = options.args ~= '' and options.args or nil
      declare(client, { uri = vim.uri_from_bufnr(bufnr), line = line, input = input })
    end, { nargs = '?', desc = 'Declare the input size of the model at the cursor' })
  end,
}
