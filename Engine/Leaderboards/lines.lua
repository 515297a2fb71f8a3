-- Shared by write and load. Lines come board after board in ARGV: name, number put, number removed,
-- then (score, member) of those put, (member, stages) of those put, and the members removed.
-- Each board has two keys, in the same order: the sorted set and the hash of stages.
local unpack = unpack or table.unpack

local function intact(meta, key, arg)
  while KEYS[key] do
    local kept = tonumber(redis.call('HGET', meta, 'n:' .. ARGV[arg]) or '0')
    if redis.call('ZCARD', KEYS[key]) ~= kept or redis.call('HLEN', KEYS[key + 1]) ~= kept then return false end
    arg = arg + 3 + 4 * tonumber(ARGV[arg + 1]) + tonumber(ARGV[arg + 2])
    key = key + 2
  end
  return true
end

-- unpack is limited to some 8000 values; 1000 keeps pairs together
local function apply(command, key, first, last)
  while first <= last do
    local stop = math.min(first + 999, last)
    redis.call(command, key, unpack(ARGV, first, stop))
    first = stop + 1
  end
end

local function put(meta, key, arg)
  while KEYS[key] do
    local name = ARGV[arg]
    local scores = arg + 3
    local stages = scores + 2 * tonumber(ARGV[arg + 1])
    local removed = stages + 2 * tonumber(ARGV[arg + 1])
    local after = removed + tonumber(ARGV[arg + 2])
    apply('ZADD', KEYS[key], scores, stages - 1)
    apply('HSET', KEYS[key + 1], stages, removed - 1)
    apply('ZREM', KEYS[key], removed, after - 1)
    apply('HDEL', KEYS[key + 1], removed, after - 1)
    redis.call('HSET', meta, 'n:' .. name, string.format('%d', redis.call('ZCARD', KEYS[key])))
    arg = after
    key = key + 2
  end
end
