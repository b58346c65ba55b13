using UsmeAprende.Data;

namespace UsmeAprende.People.Accounts;

/// <summary>Who can sign in: a walk-in becomes a person before having a way to.</summary>
public static class AccountHolders
{
    /// <summary>The rows with a password, a passkey or a card with a PIN, to be used inside a query.</summary>
    public static IQueryable<PersonId> WithAccount(this UsmeDb db) =>
        db
            .People.Where(p =>
                p.PasswordHash != null
                || db.UserPasskeys.Any(k => k.UserId == p.Id)
                || db.SignInCards.Any(c => c.PersonId == p.Id && c.VoidedAt == null && c.PinHash != null)
            )
            .Select(p => p.Id);
}
