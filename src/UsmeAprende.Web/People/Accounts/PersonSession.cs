using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>Opens and closes sessions in the browser.</summary>
public sealed class PersonSession(
    UsmeDb db,
    PersonClaimsFactory claims,
    KnownDevices devices,
    SignInFailureCounter failures,
    SessionStateCache sessions,
    SessionTermination signOut,
    TimeProvider clock
)
{
    private static readonly TimeSpan Learners = TimeSpan.FromDays(60);

    private static readonly TimeSpan Staff = TimeSpan.FromHours(12);

    /// <summary>Opens a session, or first asks for the second factor if the person has one.</summary>
    /// <returns>The path to go to next.</returns>
    public async Task<string> StartAsync(HttpContext http, PersonId personId, SignInProof proof, string? returnTo)
    {
        var cancel = http.RequestAborted;
        var person =
            await db.People.FindAsync([personId], cancel) ?? throw new InvalidOperationException("The person who signed in is gone.");
        if (person.TwoFactorEnabled && proof is SignInProof.Password)
        {
            await http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, HalfWay(person));
            return $"/entrar/segundo-paso{QueryString.Create(SignInController.ReturnTo, SignInReturnPath.Resolve(returnTo, person.Role))}";
        }

        if (proof is SignInProof.SecondFactor)
            await db.WriteAsync(() => failures.ClearAllAsync(personId, cancel), cancel);
        var token = DeviceCookie.Read(http.Request) ?? PersonDevice.NewToken();
        await devices.RememberAsync(personId, token, DeviceCookie.Describe(http.Request), cancel);
        DeviceCookie.Write(http, token);
        await EndAsync(http);
        await OpenAsync(http, person, proof, session: null);
        return SignInReturnPath.Resolve(returnTo, person.Role);
    }

    /// <summary>Renews the open session with the person's current names, stamp and role.</summary>
    public Task RenewAsync(HttpContext http, Person person) => RenewAsync(http, person, PersonClaimsFactory.ReadProof(http.User));

    /// <inheritdoc cref="RenewAsync(HttpContext, Person)"/>
    public Task RenewAsync(HttpContext http, Person person, SignInProof proof)
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

    /// <summary>The person who has given the password but not yet the second factor.</summary>
    public static async Task<PersonId?> FindAwaitingSecondFactorAsync(HttpContext http, UsmeDb db)
    {
        var half = await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return
            half.Principal?.TryPersonId() is { } id
            && await db.People.FindAsync([id], http.RequestAborted) is { } person
            && half.Principal.HasClaim(ClaimTypes.Hash, person.SecurityStamp!)
            ? id
            : null;
    }

    private async Task OpenAsync(HttpContext http, Person person, SignInProof proof, Guid? session)
    {
        var staff = person.Role is not PersonRole.Learner;
        var now = clock.GetUtcNow();
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await http.SignInAsync(
            IdentityConstants.ApplicationScheme,
            claims.CreatePrincipal(person, proof, session),
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

/// <summary>Where to go after signing in: the given path of this site, or the person's first page. Never another site's address.</summary>
public static class SignInReturnPath
{
    /// <summary>A learner's first page.</summary>
    public const string Learners = "/mi-aprendizaje";

    public static string Resolve(string? path, PersonRole role) => IsLocal(path) ? Ascii(path!) : OwnWork(role);

    // Only ASCII: headers allow nothing else, and no page's path has anything else.
    private static string Ascii(string path) =>
        string.Concat(path.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private static string OwnWork(PersonRole role) =>
        role switch
        {
            PersonRole.Facilitator => "/facilitacion",
            PersonRole.Coordinator => "/coordinacion",
            PersonRole.Administrator => "/administracion",
            PersonRole.Auditor => "/coordinacion/auditoria",
            _ => Learners,
        };

    // Browsers take "//host", "/\host" and "/\t/host" (they remove tabs and line breaks) for another site.
    private static bool IsLocal(string? path) =>
        path is ['/', ..]
        && !(path.Length > 1 && path[1] is '/' or '\\')
        && !path.Any(char.IsControl)
        && !path.Contains('\\', StringComparison.Ordinal);
}
