namespace UsmeAprende.Mail;

/// <summary>The post office, whichever the edition has.</summary>
public interface IMailer
{
    /// <summary>Hands a letter over; when this returns, it will not be lost here.</summary>
    Task SendAsync(Letter letter, CancellationToken cancel);

    /// <summary>Throws away what still waits here for a person whose data are erased.</summary>
    void Forget(Guid owner);
}
