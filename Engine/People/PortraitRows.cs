using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>The tables Photos and Tunes: at most one of each for a participant.</summary>
internal static class PortraitRows
{
    /// <summary>In place of the one before.</summary>
    public static Task Put(UnitOfWork work, Photo photo) =>
        work.Connection.Execute(
            """
            delete from Photos
             where Participant = @Participant;
            insert into Photos (Participant, Mark, Content, AccountId, ConsentAt)
            values (@Participant, @Mark, @Content, @AccountId, @ConsentAt);
            """,
            photo,
            work.Transaction
        );

    public static Task Remove(UnitOfWork work, int participant) =>
        work.Connection.Execute(
            """
            delete from Photos
             where Participant = @participant
            """,
            new { participant },
            work.Transaction
        );

    /// <summary>Null where there is none, and of somebody who is not shown by name.</summary>
    public static Task<byte[]?> Find(DbConnection connection, string campaign, string mark) =>
        connection.Find<byte[]>(
            """
            select Photos.Content
              from Photos
              join Participants on Participants.Number = Photos.Participant
              join Campaigns on Campaigns.Id = Participants.CampaignId
             where Photos.Mark = @mark
               and Campaigns.Code = @campaign
               and Participants.Display = 'Name'
            """,
            new { campaign, mark }
        );

    /// <summary>What is handed to him who asks for what is held on him.</summary>
    public static Task<PersonalPhoto?> Of(DbConnection connection, int participant) =>
        connection.Find<PersonalPhoto>(
            """
            select ConsentAt, Content
              from Photos
             where Participant = @participant
            """,
            new { participant }
        );

    /// <param name="tune">Null: the theme's usual one.</param>
    public static async Task Play(UnitOfWork work, int participant, string? tune)
    {
        await work.Connection.Execute(
            """
            delete from Tunes
             where Participant = @participant
            """,
            new { participant },
            work.Transaction
        );
        if (tune is not null)
            await work.Connection.Execute(
                """
                insert into Tunes (Participant, Tune)
                values (@participant, @tune)
                """,
                new { participant, tune },
                work.Transaction
            );
    }

    /// <summary>Of those who are erased.</summary>
    public static Task Forget(UnitOfWork work, IEnumerable<int> participants) =>
        work.Connection.Execute(
            """
            delete from Photos
             where Participant in (select cast(value as bigint)
                                     from json_each(@numbers));
            delete from Tunes
             where Participant in (select cast(value as bigint)
                                     from json_each(@numbers));
            """,
            new { numbers = JsonSerializer.Serialize(participants) },
            work.Transaction
        );

    /// <summary>All photos of an account; what remembers people of those campaigns reads them again.</summary>
    public static Task Withdraw(UnitOfWork work, long account) =>
        work.Connection.Execute(
            """
            update Campaigns
               set Version = Version + 1,
                   ConfigVersion = ConfigVersion + 1
             where Id in (select Participants.CampaignId
                            from Photos
                            join Participants on Participants.Number = Photos.Participant
                           where Photos.AccountId = @account);
            delete from Photos
             where AccountId = @account;
            """,
            new { account },
            work.Transaction
        );
}

/// <summary>A photo as it is kept.</summary>
/// <param name="Mark">A secret by which boards name it: another photo has another one.</param>
/// <param name="Content">A JPEG.</param>
internal sealed record Photo(int Participant, string Mark, byte[] Content, long AccountId, DateTimeOffset ConsentAt);
