-- What scripts on a leaderboard share. The keys of a board begin alike and are in one slot of a cluster:
--   board    hash: its layout (order and tie-break), the last sequence that was given out, and who changed it last
--   windows  sorted set: the windows, by the moment they end (milliseconds of the callers' clock)
-- and for each window, <kind>:<id>:
--   ranks      sorted set: the members, by a key that is smaller for better scores: the score or its negative.
--              An element is the name; where ties go by time, behind the 8 bytes of a sequence
--   sequences  hash: the sequence of each name, where ties go by time
--   distinct   sorted set: each key once, where ranks are dense
--   metadata   hash: what is kept with a name, where something is
-- Keys of members travel as text and are compared as numbers or by ranges; what is not text is counted.
-- Passed as KEYS: board, windows, and those of each window that the caller names. While a cluster moves the slot of a board,
-- key by key, it then refuses the script unless all or none of them are there.
-- Arguments of all: layout, how ties are numbered, now, who asks. All reply 'ok' and more, or 'other' and the layout.
local layout, ties, now, asking = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4]
local prefix = string.sub(KEYS[1], 1, -1 - #'board')
local board, windows = KEYS[1], KEYS[2]
local by_time = string.find(layout, 'FIRST_ACHIEVED', 1, true) ~= nil
local is_dense = ties == 'DENSE'
local NEVER = 2 ^ 53
-- unpack() has a limit, and to look at a million members at once would take much memory.
local CHUNK = 1000
local SEQUENCE_BYTES = 8
local reply = { 'ok' }

local known_layout = redis.call('HGET', board, 'layout')
if known_layout and known_layout ~= layout then
  return { 'other', known_layout }
end

local function add(...)
  for _, item in ipairs({ ... }) do
    reply[#reply + 1] = item
  end
end

local function text(integer)
  return string.format('%.0f', integer)
end

local function keys_of(window)
  return {
    window = window,
    ranks = prefix .. 'ranks:' .. window,
    sequences = prefix .. 'sequences:' .. window,
    distinct = prefix .. 'distinct:' .. window,
    metadata = prefix .. 'metadata:' .. window,
  }
end

local function unlink(at)
  redis.call('UNLINK', at.ranks, at.sequences, at.distinct, at.metadata)
end

-- Fails, before anything is written, if a key is somebody else's, or not here while a cluster moves the slot: one alone would
-- be taken for empty, several are refused.
local function check(at)
  redis.call('EXISTS', at.ranks, at.sequences, at.distinct, at.metadata)
  redis.call('ZCARD', at.ranks)
  redis.call('HLEN', at.sequences)
  redis.call('ZCARD', at.distinct)
  redis.call('HLEN', at.metadata)
end

-- Lasting

-- The clock of the server may be another than that of the callers.
local function expire(moment, ...)
  local time = redis.call('TIME')
  local server = time[1] * 1000 + math.floor(time[2] / 1000)
  for _, key in ipairs({ ... }) do
    redis.call('PEXPIREAT', key, text(server + math.max(1, moment - now)))
  end
end

-- A key that has become empty is gone, and its successor has no end yet.
local function set_end(at)
  local till = tonumber(redis.call('ZSCORE', windows, at.window))
  if till < NEVER then
    expire(till, at.ranks, at.sequences, at.distinct, at.metadata)
  end
end

-- Boards come and go: what all windows share lasts as long as the last of them.
local function set_end_of_board()
  local last = tonumber(redis.call('ZRANGE', windows, -1, -1, 'WITHSCORES')[2])
  if last < NEVER then
    expire(last, board, windows)
  else
    redis.call('PERSIST', board)
    redis.call('PERSIST', windows)
  end
end

local function give_up_ended()
  for _, window in ipairs(redis.call('ZRANGEBYSCORE', windows, '-inf', text(now))) do
    unlink(keys_of(window))
    redis.call('ZREM', windows, window)
  end
end

-- Numbering

local function key_at(at, position)
  return redis.call('ZRANGE', at.ranks, position, position, 'WITHSCORES')[2]
end

local function size(at)
  return redis.call('ZCARD', at.ranks)
end

local function count_better(at, key)
  return redis.call('ZCOUNT', at.ranks, '-inf', '(' .. key)
end

local function count_through(at, key)
  return redis.call('ZCOUNT', at.ranks, '-inf', key)
end

local function distinct_better(at, key)
  return redis.call('ZCOUNT', at.distinct, '-inf', '(' .. key)
end

local function rank(at, key, position)
  if is_dense then
    return distinct_better(at, key) + 1
  elseif ties == 'COMPETITION' then
    return count_better(at, key) + 1
  elseif ties == 'MODIFIED' then
    return count_through(at, key)
  end
  return position
end

local function name_of(element)
  return by_time and string.sub(element, SEQUENCE_BYTES + 1) or element
end

-- The element and the key of a name, or nil.
local function find(at, name)
  local element = name
  if by_time then
    local sequence = redis.call('HGET', at.sequences, name)
    if not sequence then
      return nil
    end
    element = sequence .. name
  end
  local key = redis.call('ZSCORE', at.ranks, element)
  return key and { element = element, key = key } or nil
end

-- Key, rank and position; or false.
local function standing(at, found)
  if not found then
    return false
  end
  local position = redis.call('ZRANK', at.ranks, found.element) + 1
  return found.key, rank(at, found.key, position), position
end

-- Distinct keys

local function add_distinct(at, key)
  if redis.call('ZCOUNT', at.distinct, key, key) == 0 then
    redis.call('ZADD', at.distinct, key, key)
  end
end

local function count_distinct(at)
  local last
  for start = 0, size(at) - 1, CHUNK do
    local found, new = redis.call('ZRANGE', at.ranks, start, start + CHUNK - 1, 'WITHSCORES'), {}
    for i = 2, #found, 2 do
      if found[i] ~= last then
        last = found[i]
        new[#new + 1] = last
        new[#new + 1] = last
      end
    end
    if #new > 0 then
      redis.call('ZADD', at.distinct, unpack(new))
    end
  end
end

-- A board whose ranks were not dense before has no distinct keys, or those of long ago.
local function fit_distinct(at)
  if not is_dense then
    redis.call('UNLINK', at.distinct)
  elseif redis.call('EXISTS', at.distinct) == 0 and redis.call('EXISTS', at.ranks) == 1 then
    count_distinct(at)
    set_end(at)
  end
end

-- Windows

-- One that was not begun, or has ended, is read as one whose keys nobody writes.
local function reading(window)
  local till = redis.call('ZSCORE', windows, window)
  local at = keys_of(till and tonumber(till) > now and window or '')
  if is_dense then
    fit_distinct(at)
  end
  return at
end

local function begin(window, till)
  local at = keys_of(window)
  unlink(at)
  redis.call('ZADD', windows, till, window)
  redis.call('HSET', board, 'layout', layout, 'changed', asking)
  set_end_of_board()
  return at
end

local function writing(window, till)
  if not redis.call('ZSCORE', windows, window) then
    return begin(window, till)
  end
  local at = keys_of(window)
  fit_distinct(at)
  redis.call('HSET', board, 'changed', asking)
  return at
end

-- Calls with the window, or with each that is kept if it is ''; adds the sum of what comes back.
local function change(window, action)
  local sum, kept = 0, {}
  give_up_ended()
  for _, each in ipairs(window == '' and redis.call('ZRANGE', windows, 0, -1) or { window }) do
    if redis.call('ZSCORE', windows, each) then
      kept[#kept + 1] = each
      check(keys_of(each))
    end
  end
  for _, each in ipairs(kept) do
    sum = sum + action(writing(each))
  end
  add(sum)
end

-- Pages

-- The names of elements with what is kept with them, '=' before it, or ''.
local function described(at, found)
  local names = {}
  for i = 1, #found, 2 do
    names[#names + 1] = name_of(found[i])
  end
  local metadata = redis.call('HMGET', at.metadata, unpack(names))
  for i = 1, #names do
    metadata[i] = metadata[i] and '=' .. metadata[i] or ''
  end
  return names, metadata
end

local function packed(names, found, ranks, metadata)
  local parts = {}
  for i, name in ipairs(names) do
    local key = tonumber(found[2 * i])
    parts[i] = struct.pack('>I4c0dI8I4c0', #name, name, key, ranks[i], #metadata[i], metadata[i])
  end
  return table.concat(parts)
end

-- Adds the position before the first, and packages of (name, key, rank, metadata)*, since clients are slow to read many
-- items. The first rank, or the last, comes from the board, the others by walking.
local function add_page(at, start, count)
  count = math.min(count, size(at) - start)
  if count <= 0 then
    add(0)
    return
  end
  add(start)
  local is_backward = ties == 'MODIFIED'
  local number, last
  local function number_next(key, position)
    if ties == 'ORDINAL' then
      number = position
    elseif not last then
      number = rank(at, key, position)
    elseif key ~= last then
      number = is_dense and number + 1 or position
    end
    last = key
    return number
  end
  local function package(from, n)
    local found = redis.call('ZRANGE', at.ranks, text(from), text(from + n - 1), 'WITHSCORES')
    local ranks = {}
    for step = 1, n do
      local i = is_backward and n + 1 - step or step
      ranks[i] = number_next(found[2 * i], from + i)
    end
    local names, metadata = described(at, found)
    return packed(names, found, ranks, metadata)
  end
  local before, packages = #reply, math.ceil(count / CHUNK)
  for step = 1, packages do
    local i = is_backward and packages + 1 - step or step
    local done = (i - 1) * CHUNK
    reply[before + i] = package(start + done, math.min(CHUNK, count - done))
  end
end

-- Writing

local sequence

local function next_sequence()
  sequence = (sequence or tonumber(redis.call('HGET', board, 'sequence') or 0)) + 1
  return struct.pack('>I8', sequence)
end

local function keep_sequence()
  if sequence then
    redis.call('HSET', board, 'sequence', text(sequence))
  end
end

-- Gives a member another key, or its first. An equal one keeps its place.
local function put(at, name, known, key)
  if known and tonumber(known.key) == tonumber(key) then
    return known
  end
  local element = name
  if by_time then
    local place = next_sequence()
    element = place .. name
    redis.call('HSET', at.sequences, name, place)
    if known then
      redis.call('ZREM', at.ranks, known.element)
    end
  end
  redis.call('ZADD', at.ranks, key, element)
  if is_dense then
    add_distinct(at, key)
    if known and redis.call('ZCOUNT', at.ranks, known.key, known.key) == 0 then
      redis.call('ZREMRANGEBYSCORE', at.distinct, known.key, known.key)
    end
  end
  return { element = element, key = key }
end

-- Removes members by their positions from 0, but for their distinct keys unless all members go: a server frees whole keys in
-- a thread of its own.
local function remove(at, start, count)
  if count == size(at) then
    unlink(at)
    return count
  end
  for done = 0, count - 1, CHUNK do
    local stop = start + math.min(CHUNK, count - done) - 1
    local names = redis.call('ZRANGE', at.ranks, text(start), text(stop))
    for i, element in ipairs(names) do
      names[i] = name_of(element)
    end
    redis.call('HDEL', at.sequences, unpack(names))
    redis.call('HDEL', at.metadata, unpack(names))
    redis.call('ZREMRANGEBYRANK', at.ranks, text(start), text(stop))
  end
  return count
end

local function trim(at, most)
  local n = size(at)
  if n <= most then
    return 0
  end
  remove(at, most, n - most)
  if is_dense then
    redis.call('ZREMRANGEBYSCORE', at.distinct, most > 0 and '(' .. key_at(at, -1) or '-inf', '+inf')
  end
  return n - most
end
