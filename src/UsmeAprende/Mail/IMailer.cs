namespace UsmeAprende.Mail;

/// <summary>The way out for letters: a mail server, or a folder.</summary>
public interface IMailer
{
    /// <summary>For many letters one after the other: a connection may be kept among them. Nothing is connected before the first.</summary>
    IMailSession Open();

    /// <summary>Throws away what still waits here for a person whose data are erased.</summary>
    void Forget(Guid owner);
}
