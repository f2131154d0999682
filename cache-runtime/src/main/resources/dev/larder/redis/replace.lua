-- most members, number of windows, (window, end)*, (name, key, metadata)* in packages. A package is items, each behind its
-- length in 4 bytes: a server takes a million arguments at most.
local most, targets = tonumber(ARGV[5]), tonumber(ARGV[6])

local function each_member(visit)
  for p = 7 + 2 * targets, #ARGV do
    local package, i = ARGV[p], 1
    local function item()
      local value
      value, i = struct.unpack('>I4c0', package, i)
      return value
    end
    while i <= #package do
      visit(item(), item(), item())
    end
  end
end

-- Collects arguments, and sends them when there are enough.
local function batch(command, key)
  local arguments = {}
  local function send()
    if #arguments > 0 then
      redis.call(command, key, unpack(arguments))
      arguments = {}
    end
  end
  local function with(one, other)
    arguments[#arguments + 1] = one
    arguments[#arguments + 1] = other
    if #arguments >= CHUNK then
      send()
    end
  end
  return with, send
end

local function fill(at)
  local add_rank, send_ranks = batch('ZADD', at.ranks)
  local add_sequence, send_sequences = batch('HSET', at.sequences)
  local keep_metadata, send_metadata = batch('HSET', at.metadata)
  each_member(function(name, key, metadata)
    local element = name
    if by_time then
      local place = next_sequence()
      element = place .. name
      add_sequence(name, place)
    end
    add_rank(key, element)
    if metadata ~= '' then
      keep_metadata(name, string.sub(metadata, 2))
    end
  end)
  send_ranks()
  send_sequences()
  send_metadata()
end

give_up_ended()
for t = 1, targets do
  local at = begin(ARGV[5 + 2 * t], ARGV[6 + 2 * t])
  fill(at)
  fit_distinct(at)
  trim(at, most)
  set_end(at)
end
keep_sequence()
return reply
