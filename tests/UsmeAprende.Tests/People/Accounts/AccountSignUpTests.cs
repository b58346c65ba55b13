using Microsoft.EntityFrameworkCore;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Tests.People.Accounts;

public sealed class AccountSignUpTests
{
    // A café that signs up and in at once must not keep everybody else's lessons waiting.
    [Fact]
    public async Task Hashing_OfAnyPassword_HoldsNoOtherRequestUp()
    {
        await using var site = await TestSite.StartAsync();
        await site.SignInAsync("1", "nadie"); // Makes nobody's hash, once.
        site.Hasher.Reset();

        await Task.Run(
            async () =>
            {
                var ana = await site.PersonAsync(document: "52345678");
                await site.SignInAsync("52345678", PeopleBuilder.Password);
                await site.SignInAsync("1", "nadie");
                await site.WithAsync(
                    (AccountSelfService account) => account.ChangePasswordAsync(ana.Id, "ruana nueva y azul", TestSite.Cancel)
                );
            },
            TestSite.Cancel
        );

        Assert.False(site.Hasher.HeldRequestsUp);
    }

    // Two accounts with one password answer to the same identifier, and so to nobody.
    [Fact]
    public async Task SignUp_PressedTwiceAtOnce_MakesOneAccount()
    {
        await using var site = await TestSite.StartAsync();
        var request = new SignUpRequest
        {
            Profile = new PersonProfile
            {
                GivenNames = PeopleBuilder.Name("Ana Lucía"),
                Surnames = PeopleBuilder.Name("Chisacá"),
                Document = PeopleBuilder.Document("52345678"),
            },
            Password = PeopleBuilder.Password,
        };

        var made = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(
                        () => site.WithAsync((AccountSignUp signUp) => signUp.SignUpAsync(request, [], TestSite.Cancel)),
                        TestSite.Cancel
                    )
                )
        );

        Assert.Single(made, result => result.Status is SignUpStatus.Created);
        Assert.Equal(1, await site.AskAsync(db => db.People.CountAsync(TestSite.Cancel)));
        Assert.Equal(SignInStatus.Recognised, (await site.SignInAsync("52345678", PeopleBuilder.Password)).Status);
    }
}
