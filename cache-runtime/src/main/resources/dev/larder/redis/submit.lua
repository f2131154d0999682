-- most members, number of windows, (window, end)*, (name, key, policy, condition, its key, metadata)*:
-- for each window and submission whether it was written, and the standings before and after: key, rank, position or nil;
-- or, with nothing written, ['unfit', name, key, what was to be added]
local most, targets = tonumber(ARGV[5]), tonumber(ARGV[6])
local first = 7 + 2 * targets

local function is_integer(number)
  return number == math.floor(number)
end

-- Knuth's TwoSum: the rounding error of a sum is itself a double.
local function is_exact(a, b, sum)
  local from_b = sum - a
  return (a - (sum - from_b)) + (b - from_b) == 0
end

-- The sum, or nil if it is no score. An infinite one is one of integers, and not exact.
local function added(a, b)
  local sum = a + b
  if is_exact(a, b, sum) or not (is_integer(a) and is_integer(b)) then
    return string.format('%.17g', sum + 0)
  end
end

local function holds(kind, expected, key)
  if kind == 'ABSENT' then
    return not key
  elseif kind == 'PRESENT' then
    return key ~= nil
  elseif kind == 'SCORE' then
    return key ~= nil and tonumber(key) == tonumber(expected)
  end
  return true
end

-- What is to be written of a submission: nil for nothing.
local function judge(i, key)
  local own, policy = ARGV[i + 1], ARGV[i + 2]
  if not holds(ARGV[i + 3], ARGV[i + 4], key) then
    return nil
  elseif policy == 'BEST' and key and tonumber(own) >= tonumber(key) then
    return nil
  elseif policy == 'SUM' then
    local sum = added(tonumber(key or 0), tonumber(own))
    return sum, not sum and { 'unfit', ARGV[i], key or '0', own }
  end
  return own
end

-- All of it is judged before any of it is written.
local function draft(at)
  local keys, written, members, pending = {}, false, {}, {}
  for i = first, #ARGV, 6 do
    local name = ARGV[i]
    if not members[name] then
      local found = find(at, name)
      members[name] = { now = found, before = { standing(at, found) } }
      pending[name] = found and found.key
    end
    local key, refusal = judge(i, pending[name])
    if refusal then
      return nil, refusal
    end
    if key then
      keys[i], pending[name], written = key, key, true
    end
  end
  return { keys = keys, members = members, written = written }
end

local function write(at, judged)
  for i = first, #ARGV, 6 do
    local name, key, metadata = ARGV[i], judged.keys[i], ARGV[i + 5]
    if key then
      local member = judged.members[name]
      member.now = put(at, name, member.now, key)
      if metadata ~= '' then
        redis.call('HSET', at.metadata, name, string.sub(metadata, 2))
      end
    end
  end
  trim(at, most)
  set_end(at)
end

give_up_ended()
local drafts = {}
for t = 1, targets do
  local at = reading(ARGV[5 + 2 * t])
  check(at)
  local judged, refusal = draft(at)
  if refusal then
    return refusal
  end
  drafts[t] = judged
end
for t, judged in ipairs(drafts) do
  local window, till = ARGV[5 + 2 * t], ARGV[6 + 2 * t]
  local at = reading(window)
  if judged.written then
    at = writing(window, till)
    write(at, judged)
  end
  for i = first, #ARGV, 6 do
    add(judged.keys[i] and 1 or 0)
    add(unpack(judged.members[ARGV[i]].before))
    add(standing(at, find(at, ARGV[i])))
  end
end
keep_sequence()
return reply
