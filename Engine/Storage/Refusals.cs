using Microsoft.Extensions.Logging;

namespace ChallengeHub;

/// <summary>
/// Says in the log, once, that the store takes nothing, and once that it does again: the log may lie on the same disk.
/// </summary>
internal sealed class Refusals(ILogger log)
{
    public bool IsRefused { get; private set; }

    /// <summary>The transaction was committed; its works failed so, or not.</summary>
    public void Tell(IEnumerable<Exception?> failures) =>
        Tell(failures.Select(StoreFaults.Reason).FirstOrDefault(reason => reason is not null));

    /// <summary>The whole transaction failed.</summary>
    public void Tell(Exception failure, int count)
    {
        if (StoreFaults.Reason(failure) is { } reason)
            Tell(reason);
        else
            log.LogError(
                failure,
                "A transaction of {Count} writes failed; none of them was answered with success",
                count
            );
    }

    private void Tell(string? reason)
    {
        if (IsRefused == reason is not null)
            return;
        IsRefused = reason is not null;
        if (IsRefused)
            log.LogError(
                "The store cannot be written: {Reason}. Requests that write are refused until it can be",
                reason
            );
        else
            log.LogInformation("The store can be written again");
    }
}
