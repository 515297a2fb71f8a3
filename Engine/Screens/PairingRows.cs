using System.Data.Common;

namespace ChallengeHub;

/// <summary>A display that waits to be let in, and what was decided of it.</summary>
internal sealed record Pairing
{
    public required string DeviceHash { get; init; }
    public required string CodeHash { get; init; }
    public required string Address { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Seconds to wait between two questions.</summary>
    public int Pause { get; init; }
    public DateTimeOffset? PolledAt { get; init; }
    public bool Denied { get; init; }
    public string? Name { get; init; }

    /// <summary>JSON; null until somebody confirmed.</summary>
    public string? Showing { get; init; }
    public string? ConfirmedBy { get; init; }

    /// <summary>The address that confirmed.</summary>
    public string? ConfirmedAt { get; init; }
}

/// <summary>The table Pairings: hashes only, and gone as soon as a pairing is over.</summary>
internal static class PairingRows
{
    private const string Columns = """
        select DeviceHash, CodeHash, Address, ExpiresAt, Pause, PolledAt, Denied, Name, Showing, ConfirmedBy,
               ConfirmedAt
          from Pairings
        """;

    public static Task<Pairing?> OfDevice(UnitOfWork work, string hash) =>
        work.Connection.Find<Pairing?>(Columns + "\n where DeviceHash = @hash", new { hash }, work.Transaction);

    public static Task<Pairing?> OfCode(DbConnection connection, string hash, DbTransaction? transaction = null) =>
        connection.Find<Pairing?>(Columns + "\n where CodeHash = @hash", new { hash }, transaction);

    public static Task<int> Count(UnitOfWork work, string? address) =>
        work.Connection.Scalar<int>(
            "select count(*) from Pairings where @address is null or Address = @address",
            new { address },
            work.Transaction
        );

    public static Task Forget(UnitOfWork work, DateTimeOffset now) =>
        work.Connection.Execute("delete from Pairings where ExpiresAt <= @now", new { now }, work.Transaction);

    public static Task Delete(UnitOfWork work, Pairing pairing) =>
        work.Connection.Execute(
            "delete from Pairings where DeviceHash = @DeviceHash",
            new { pairing.DeviceHash },
            work.Transaction
        );

    public static Task Insert(UnitOfWork work, Pairing pairing) =>
        work.Connection.Execute(
            """
            insert into Pairings (DeviceHash, CodeHash, Address, ExpiresAt, Pause, Denied)
            values (@DeviceHash, @CodeHash, @Address, @ExpiresAt, @Pause, 0)
            """,
            pairing,
            work.Transaction
        );

    public static Task Update(UnitOfWork work, Pairing pairing) =>
        work.Connection.Execute(
            """
            update Pairings
               set Pause = @Pause,
                   PolledAt = @PolledAt,
                   Denied = @Denied,
                   Name = @Name,
                   Showing = @Showing,
                   ConfirmedBy = @ConfirmedBy,
                   ConfirmedAt = @ConfirmedAt
             where DeviceHash = @DeviceHash
            """,
            pairing,
            work.Transaction
        );
}
