-- What scripts on the hash of one key share. Fields, for each version of the value type:
--   v<version>  the moment it ends (8 bytes, milliseconds) and the value
--   l<version>  the lease: what for (L load, P put), the moment it ends, its token
local slot = KEYS[1]
local LAST_MOMENT = 2 ^ 53 - 1
local value_field, lease_field = 'v' .. ARGV[1], 'l' .. ARGV[1]

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- What begins with no moment of ours is somebody else's, and has ended.
local function ends(stored)
  local moment = #stored >= 8 and struct.unpack('>I8', stored) or 0
  return moment <= LAST_MOMENT and moment or 0
end

-- Somebody else's key in our place is of no use to us: it makes way.
local function field(name)
  local stored = redis.pcall('HGET', slot, name)
  if type(stored) == 'table' then
    redis.call('DEL', slot)
    return false
  end
  return stored
end

local function lease()
  local purpose, till, token = string.match(field(lease_field) or '', '^(%u) (%d+) (.*)$')
  if token and tonumber(till) > now then
    return { purpose = purpose, till = tonumber(till), token = token }
  end
end

local function holds(token)
  local held = lease()
  return held ~= nil and held.token == token
end

local function keep_until(moment)
  local left = redis.call('PTTL', slot)
  if left < 0 or now + left < moment then
    redis.call('PEXPIREAT', slot, string.format('%.0f', moment))
  end
end

local function take(purpose, token, millis)
  local till = now + tonumber(millis)
  redis.call('HSET', slot, lease_field, purpose .. ' ' .. string.format('%.0f', till) .. ' ' .. token)
  keep_until(till)
end
