-- Sends requests that were signed beforehand: HMAC in Lua would measure Lua.
-- usage: wrk ... -s signed.lua URL -- PLAN
-- PLAN is a Lua file of bench.py's that returns {before, between, after, signatures, count, threads}.
-- A request is before .. nonce .. between .. signature .. after. With count 1 the same request is sent
-- for ever; otherwise each nonce is used once, since the daemon refuses replays.

local threads = {}

function setup(thread)
    thread:set("number", #threads)
    table.insert(threads, thread)
end

function init(arguments)
    plan = dofile(arguments[1])
    local file = assert(io.open(plan.signatures, "rb"))
    signatures = file:read("*a")
    file:close()
    used = 0
    last = plan.count > 1 and math.floor(plan.count / plan.threads) or nil
end

function request()
    local index = 0
    if last then
        index = number * last + math.min(used, last - 1)
        used = used + 1
    end
    local signature = signatures:sub(index * 64 + 1, index * 64 + 64)
    return plan.before .. index .. plan.between .. signature .. plan.after
end

function done(summary, latency, requests)
    local exhausted = false
    for _, thread in ipairs(threads) do
        local share = thread:get("last")
        exhausted = exhausted or (share and thread:get("used") > share) or false
    end
    local errors = summary.errors
    io.write(string.format(
        '{"requests": %d, "microseconds": %d, "p50": %d, "p99": %d, "refused": %d, "broken": %d, "exhausted": %s}\n',
        summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), errors.status,
        errors.connect + errors.read + errors.write + errors.timeout, tostring(exhausted)))
end
