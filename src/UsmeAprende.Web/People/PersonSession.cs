using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>Opens and closes sessions in the browser.</summary>
public sealed class PersonSession(
    UsmeDb db,
    PersonClaims claims,
    Devices devices,
    FailureCount failures,
    Sessions sessions,
    SignOut signOut,
    TimeProvider clock
)
{
    private static readonly TimeSpan Learners = TimeSpan.FromDays(60);

    private static readonly TimeSpan Staff = TimeSpan.FromHours(12);

    /// <summary>Opens a session, or first asks for the second factor where the person has one.</summary>
    /// <returns>The path to go to next.</returns>
    public async Task<string> StartAsync(HttpContext http, Guid personId, Proof proof, string? returnTo)
    {
        var cancel = http.RequestAborted;
        var person =
            await db.People.FindAsync([personId], cancel) ?? throw new InvalidOperationException("The person who signed in is gone.");
        if (person.TwoFactorEnabled && proof is Proof.Password)
        {
            await http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, HalfWay(person));
            return $"/entrar/segundo-paso{QueryString.Create(SignInController.ReturnTo, LocalPath.Of(returnTo, person.Role))}";
        }

        if (proof is Proof.SecondFactor)
            await db.WriteAsync(() => failures.ClearAllAsync(personId, cancel), cancel);
        var token = DeviceCookie.Read(http.Request) ?? PersonDevice.NewToken();
        await devices.RememberAsync(personId, token, DeviceCookie.Describe(http.Request), cancel);
        DeviceCookie.Write(http, token);
        await EndAsync(http);
        await OpenAsync(http, person, proof, session: null);
        return LocalPath.Of(returnTo, person.Role);
    }

    /// <summary>Gives the open session the person's present names, stamp and role.</summary>
    public Task RenewAsync(HttpContext http, Person person) => RenewAsync(http, person, PersonClaims.ProofOf(http.User));

    /// <inheritdoc cref="RenewAsync(HttpContext, Person)"/>
    public Task RenewAsync(HttpContext http, Person person, Proof proof)
    {
        sessions.Forget(person.Id);
        return OpenAsync(http, person, proof, http.User.TrySessionId());
    }

    /// <summary>Ends the browser's session, on the server too.</summary>
    public async Task EndAsync(HttpContext http)
    {
        if (http.User.TryPersonId() is { } person && http.User.TrySessionId() is { } session)
            await signOut.EndAsync(person, session, http.RequestAborted);
    }

    /// <summary>Who has shown a password and not yet the second factor.</summary>
    public static async Task<Guid?> HalfWayAsync(HttpContext http, UsmeDb db)
    {
        var half = await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return
            half.Principal?.TryPersonId() is { } id
            && await db.People.FindAsync([id], http.RequestAborted) is { } person
            && half.Principal.HasClaim(ClaimTypes.Hash, person.SecurityStamp!)
            ? id
            : null;
    }

    private async Task OpenAsync(HttpContext http, Person person, Proof proof, Guid? session)
    {
        var staff = person.Role is not Role.Learner;
        var now = clock.GetUtcNow();
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await http.SignInAsync(
            IdentityConstants.ApplicationScheme,
            claims.Of(person, proof, session),
            new AuthenticationProperties
            {
                IsPersistent = !staff,
                AllowRefresh = !staff,
                IssuedUtc = now,
                ExpiresUtc = now + (staff ? Staff : Learners),
            }
        );
    }

    private static ClaimsPrincipal HalfWay(Person person) =>
        new(
            new ClaimsIdentity(
                [new Claim(ClaimTypes.NameIdentifier, person.Id.ToString()), new Claim(ClaimTypes.Hash, person.SecurityStamp!)],
                IdentityConstants.TwoFactorUserIdScheme
            )
        );
}
