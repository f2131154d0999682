-- What scripts on the log share. The stream has a record for each number; the hash has the fields
--   epoch, sequence, nonce  of the last record
--   life                    how long marks live, in milliseconds
--   m<invalidation>         the mark: its number, and the moment it ends
--   marks, prune            how many marks there are, and at how many to look for those that ended
-- All that must not be lost in part stands in the one hash: a server short of memory drops whole keys.
local stream, state = KEYS[1], KEYS[2]
local MAX_MARKS = 10000

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function text(number)
  return string.format('%.0f', number)
end

local function id(sequence)
  return text(sequence) .. '-0'
end

local function sequence_of(entry)
  return tonumber(string.match(entry[1], '^%d+'))
end

-- Somebody else's keys in our place are of no use to us: it is as if nothing were there, until
-- begin() removes them.
local function field(name)
  local value = redis.pcall('HGET', state, name)
  return type(value) == 'string' and value
end

local function entries_between(...)
  local entries = redis.pcall('XRANGE', stream, ...)
  return entries.err and {} or entries
end

local function begin(epoch)
  local life = field('life') or '0'
  redis.call('DEL', stream, state)
  redis.call('HSET', state, 'epoch', epoch, 'sequence', 0, 'nonce', 0, 'life', life, 'marks', 0, 'prune', 64)
end

local function announce(life)
  local known = field('life')
  redis.call('HSET', state, 'life', tonumber(life) > tonumber(known) and life or known)
end

local function entry_at(sequence)
  return entries_between(id(sequence), id(sequence))[1]
end

-- Calls with each mark that lasts; takes the others away.
local function each_mark(visit)
  local all = redis.call('HGETALL', state)
  for i = 1, #all, 2 do
    local name = all[i]
    if string.sub(name, 1, 1) == 'm' and name ~= 'marks' then
      local number, till = string.match(all[i + 1], '^(%d+) (%d+)$')
      if tonumber(till) > now then
        visit(string.sub(name, 2), tonumber(number), tonumber(till))
      else
        redis.call('HDEL', state, name)
        redis.call('HINCRBY', state, 'marks', -1)
      end
    end
  end
end

-- Fields of a stream entry are nonce and invalidation.
local function add(reply, entry)
  reply[#reply + 1] = text(sequence_of(entry))
  reply[#reply + 1] = entry[2][2]
  reply[#reply + 1] = entry[2][4]
end
