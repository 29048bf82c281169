-- A session in Neovim with the settings of editors/neovim. Reads what to do from the environment, writes what it saw as
-- JSON: { diagnostics, hints, hover, lenses, line, left, declared }.
local fixture = assert(vim.env.CONVLINT_FIXTURE)
local result = assert(vim.env.CONVLINT_RESULT)
local faulty = tonumber(vim.env.CONVLINT_LINE) -- 1-based
local PATIENCE = 60000

local function wait(what, condition)
  assert(vim.wait(PATIENCE, condition, 20), 'waited in vain for ' .. what)
end

local function client()
  return vim.lsp.get_clients({ name = 'convlint', bufnr = 0 })[1]
end

local function ask(method, more)
  local params = vim.tbl_extend('force', { textDocument = vim.lsp.util.make_text_document_params(0) }, more or {})
  local answer = assert(client():request_sync(method, params, PATIENCE, 0), method)
  assert(not answer.err, vim.inspect(answer.err))
  return answer.result
end

local function line(number)
  return vim.api.nvim_buf_get_lines(0, number - 1, number, true)[1]
end

-- What Neovim itself keeps to draw, not what the server could be asked for.
local function hints()
  local texts = {}
  for _, hint in ipairs(vim.lsp.inlay_hint.get({ bufnr = 0 })) do
    local label = hint.inlay_hint.label
    if type(label) == 'table' then
      label = table.concat(vim.tbl_map(function(part) return part.value end, label))
    end
    table.insert(texts, { line = hint.inlay_hint.position.line + 1, label = label })
  end
  return texts
end

local function diagnostics()
  return vim.tbl_map(function(one)
    return { line = one.lnum + 1, column = one.col + 1, code = one.code, source = one.source, message = one.message }
  end, vim.diagnostic.get(0))
end

local function session()
  vim.lsp.config('convlint', { cmd = vim.json.decode(vim.env.CONVLINT_SERVER) })
  vim.lsp.enable('convlint')
  vim.lsp.inlay_hint.enable(true)
  vim.cmd.edit(vim.fn.fnameescape(fixture))
  wait('the client', function() return client() ~= nil end)
  wait('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
  wait('inlay hints', function() return #hints() > 0 end)
  local seen = { diagnostics = diagnostics(), hints = hints() }

  local column = assert(line(faulty):find('nn.Linear', 1, true))
  vim.api.nvim_win_set_cursor(0, { faulty, column + 3 })
  seen.hover = ask('textDocument/hover', { position = { line = faulty - 1, character = column + 3 } })
  seen.lenses = ask('textDocument/codeLens')

  local before = line(faulty)
  vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.isPreferred end })
  wait('the quick fix', function() return line(faulty) ~= before end)
  seen.line = line(faulty)
  wait('an end of the fault', function() return #vim.diagnostic.get(0) == 0 end)
  seen.left = diagnostics()

  -- The line of the class: the pragma stands there already, and another size makes the number wrong again.
  vim.api.nvim_win_set_cursor(0, { faulty, 0 })
  vim.cmd('ConvlintInput 3x300x300')
  wait('the fault of another size', function() return #vim.diagnostic.get(0) > 0 end)
  seen.declared = { text = vim.api.nvim_buf_get_lines(0, 0, -1, true), diagnostics = diagnostics() }
  return seen
end

local fine, seen = xpcall(session, debug.traceback)
local answer = fine and seen or { failed = seen, log = table.concat(vim.fn.readfile(vim.lsp.get_log_path(), '', -40), '\n') }
vim.fn.writefile({ vim.json.encode(answer) }, result)
vim.cmd('qall!')
