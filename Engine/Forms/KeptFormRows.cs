using System.Data.Common;

namespace ChallengeHub;

/// <summary>The table KeptForms: found by the hash of a secret that only a browser has.</summary>
internal static class KeptFormRows
{
    /// <summary>Rows that have expired go at the same time.</summary>
    public static async Task<int> Insert(UnitOfWork work, SealedForm form, DateTimeOffset now)
    {
        const string old = "delete from KeptForms where ExpiresAt <= @now";
        await work.Connection.Execute(old, new { now }, work.Transaction);

        return await work.Connection.Execute(
            """
            insert into KeptForms (Hash, Author, Content, ExpiresAt)
            select @Hash, @Author, @Content, @expires
             where (select count(*)
                      from KeptForms
                     where Author = @Author) < @most
            """,
            new
            {
                form.Hash,
                form.Author,
                form.Content,
                expires = form.ExpiresAt,
                most = KeptForms.MostOfAPerson,
            },
            work.Transaction
        );
    }

    public static Task<byte[]?> Find(DbConnection connection, string hash, string author, DateTimeOffset now) =>
        connection.Scalar<byte[]?>(
            """
            select Content
              from KeptForms
             where Hash = @Hash
               and Author = @Author
               and ExpiresAt > @now
            """,
            new
            {
                Hash = hash,
                Author = author,
                now,
            }
        );

    public static Task<int> Delete(UnitOfWork work, string hash) =>
        work.Connection.Execute("delete from KeptForms where Hash = @hash", new { hash }, work.Transaction);
}

/// <summary>A form as it is kept.</summary>
/// <param name="Hash">Of the secret that a browser has.</param>
internal sealed record SealedForm(string Hash, string Author, byte[] Content, DateTimeOffset ExpiresAt);
